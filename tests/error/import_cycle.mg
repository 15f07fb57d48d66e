# Two files that import each other.
import "files/cycle_a.mg"         #!> cycle_a.mg
