# There are modules, not classes.
class Neuron {     #!> 1: 'class' is not in the language: write module Neuron() { … }
}                  #!> 1: '}' closes no open bracket
