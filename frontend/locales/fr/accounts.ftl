sign-in-title = Se connecter
sign-in-email = Adresse électronique
sign-in-password = Mot de passe
sign-in-button = Se connecter
sign-in-practice = Vous voulez seulement essayer ?
sign-in-practice-link = Prenez un personnage du bac à sable, sans mot de passe
sign-in-trouble = Vous n’arrivez pas à entrer ?
sign-in-trouble-text = Appelez-nous, une personne vous aide :
