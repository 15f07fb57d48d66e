# There are modules, not classes.
class Neuron {     #!> 1: class
}                  #!> 1: '}'
