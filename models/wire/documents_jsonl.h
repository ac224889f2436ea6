#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::wire {

/// A text to be searched in, by the name it is asked for.
struct Document {
    std::string id;
    std::string text;
    bool operator==(const Document&) const = default;
};

/// One `{"docid":"…","text":"…"}` a line; empty lines are passed over, other members too. Errors:
/// `bad_json`, `missing_member`, `given_twice` (an id), each with the line.
Result<std::vector<Document>> parseDocuments(std::string_view lines);

} // namespace lianxin::wire
