"""All that is true: the records of the scheme, the questions asked of them and the intents that change them."""
