"""The panes of the screen: each draws one view model of the desk and changes nothing but its size."""
