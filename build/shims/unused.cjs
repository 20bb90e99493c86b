// For what oclif would look for files and settings with: the shipped build tells it all of that, and leaves these packages out.
throw new Error('this part of oclif is not in the shipped build')
