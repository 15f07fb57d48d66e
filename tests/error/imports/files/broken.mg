# Imported by import_error_inside.
x = nothing + 1
