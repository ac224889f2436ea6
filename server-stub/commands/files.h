#pragma once

#include "models/base/result.h"

#include <filesystem>
#include <functional>
#include <string>

namespace lianxin::commands {

/// A whole file. Errors: `not_found`, `io`; the detail is the path.
Result<std::string> readFile(const std::filesystem::path& path);
/// Replaces the file; never leaves half of it under its name. Error `io`.
Status writeFile(const std::filesystem::path& path, const std::string& text);
/// Reads files below a folder by their relative path, as models/wire/city_files.h wants it.
std::function<Result<std::string>(const std::string&)> reader(const std::filesystem::path& folder);

/// resources/city: that of `LIANXIN_CITY`, else beside the program (`../share/lianxin/city`), else
/// of the source tree the program was built in. Empty when there is none.
std::filesystem::path cityFolder();

} // namespace lianxin::commands
