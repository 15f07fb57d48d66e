# There are modules, not classes.
class Neuron {     #!> 1: 'class' is not in the language: write module Name(parameters) { … }
}                  #!> 1: '}' closes no open bracket
