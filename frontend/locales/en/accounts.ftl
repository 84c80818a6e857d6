sign-in-title = Sign in
sign-in-email = E-mail address
sign-in-password = Password
sign-in-button = Sign in
sign-in-practice = Only want to try things out?
sign-in-practice-link = Take a role in the practice ground, no password needed
sign-in-trouble = Having trouble getting in?
sign-in-trouble-text = Call us, a person will help you:
