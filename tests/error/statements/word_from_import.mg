# Python's import lines.
from math import sqrt     #!> 1: 'from … import' is not in the language: write import nn; math and
import numpy as np        #!> 14: 'as' is not in the language: math, random and np need no import
