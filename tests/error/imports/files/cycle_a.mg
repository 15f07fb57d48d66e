# Imported by import_cycle.
import "cycle_b.mg"
