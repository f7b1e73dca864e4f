"""What can be done in one life, by noun: mixins of the machine."""
