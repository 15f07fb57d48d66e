# Imported by import_nested.
import "inner/value.mg"
def outer_value() = inner_value + 1
