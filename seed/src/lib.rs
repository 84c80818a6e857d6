//! Reference data and the sandbox's scenario, as plain data
