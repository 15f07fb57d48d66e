# Imported by cycle_a.mg.
import "cycle_a.mg"
