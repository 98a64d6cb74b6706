"""What the overview is measured beside: an empty page, constants, plain Streamlit, Dash; each a server of its own."""
