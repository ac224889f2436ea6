#pragma once

#include "models/base/result.h"

#include <iosfwd>
#include <string>

namespace lianxin::cli {

/// What an operator reads for an error of the command line, a file, the store or the server.
std::string sentence(const Error& error);
/// Says it on one line, with its code for whoever looks it up; the exit code.
int fail(std::ostream& err, const Error& error);

} // namespace lianxin::cli
