"""The rules of the house, as tests over the tree; every rule is also seen to catch its own bad example."""
