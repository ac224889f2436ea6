// Holds the precompiled header of tests/CMakeLists.txt; a target without a source has none.
