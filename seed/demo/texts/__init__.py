"""What is said in the invented city: words only, in the language its people speak."""
