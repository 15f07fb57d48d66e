# Python's import lines.
from math import sqrt     #!> 1: from
import numpy as np        #!> 14: 'as'
