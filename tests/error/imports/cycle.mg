# Two files that import each other.
import "files/cycle_a.mg"         #!> import each other
