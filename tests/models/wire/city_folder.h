#pragma once

#include "models/base/result.h"

#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>

namespace lianxin::wire::tests {

/// resources/city, with some files replaced by texts; an empty replacement takes the file away.
inline std::function<Result<std::string>(const std::string&)>
cityFolder(std::map<std::string, std::string> replaced = {})
{
    return [replaced = std::move(replaced)](const std::string& path) -> Result<std::string> {
        if (const auto it = replaced.find(path); it != replaced.end())
            return it->second.empty() ? Result<std::string>(Error{"not_found", path}) : it->second;
        std::ifstream in(std::string(LIANXIN_SOURCE_DIR "/resources/city/") + path,
                         std::ios::binary);
        if (!in)
            return Error{"not_found", path};
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    };
}

} // namespace lianxin::wire::tests
