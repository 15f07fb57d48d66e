# Imported by cycle.mg.
import "cycle_b.mg"
