"""The doors and the gate, tried from outside on a real server."""
