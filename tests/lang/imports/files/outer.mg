# Imported by nested.mg.
import "inner/value.mg"
def outer_value() = inner_value + 1
