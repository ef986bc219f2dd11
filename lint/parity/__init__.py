"""Translations of one page side by side: what did they lose, gain or change?"""
