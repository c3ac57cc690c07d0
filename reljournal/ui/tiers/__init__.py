"""Tiers and rhythm on the screen: words, the menu, the panel on the card, and the dialogs that edit them."""
