# Imported by error_inside.mg.
x = nothing + 1
