# make_moons' labels are 0 and 1: hinge_loss would learn nothing from a 0.
import nn
hinge_loss([0.5, 0.5], [1, 0])  #!> hinge_loss needs labels that are -1 or 1, but label 1 is 0
