# Only a list can be unpacked.
a, b = 5           #!> unpack
