"""Finding phrases: atoms by one automaton, joined sentence by sentence."""
