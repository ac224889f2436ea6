#include "models/wire/tagged_addresses.h"

#include "models/base/byte_order_mark.h"

#include <algorithm>
#include <cctype>

namespace lianxin::wire {

namespace {

constexpr std::string_view kBlank = " \t\r";

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

/// Adds one token; false for a tag that is none.
bool add(std::string_view token, const std::string& tag, places::TaggedAddress& address)
{
    const int at = static_cast<int>(address.tokens.size());
    address.tokens.emplace_back(token);
    if (tag == "o")
        return true;
    if (tag.size() < 3 || tag[1] != '-' || (tag[0] != 'b' && tag[0] != 'i'))
        return false;
    const std::string type = tag.substr(2);
    auto& chunks = address.chunks;
    const bool goesOn =
        tag[0] == 'i' && !chunks.empty() && chunks.back().to == at && chunks.back().type == type;
    if (goesOn)
        chunks.back().to = at + 1;
    else
        chunks.push_back({at, at + 1, type});
    return true;
}

} // namespace

Result<std::vector<places::TaggedAddress>> parseTaggedAddresses(std::string_view text)
{
    text = base::withoutByteOrderMark(text);
    std::vector<places::TaggedAddress> out;
    places::TaggedAddress address;
    for (int line = 1; !text.empty(); ++line) {
        const auto end = text.find('\n');
        std::string_view row = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        row = row.substr(0, row.find_last_not_of(kBlank) + 1);
        if (row.empty()) {
            if (!address.tokens.empty())
                out.push_back(std::move(address));
            address = {};
            continue;
        }
        const auto space = row.find_last_of(kBlank);
        if (space == std::string_view::npos || space == 0 ||
            !add(row.substr(0, row.find_last_not_of(kBlank, space) + 1),
                 lower(row.substr(space + 1)), address))
            return Error{"bad_tags", std::to_string(line)};
    }
    if (!address.tokens.empty())
        out.push_back(std::move(address));
    return out;
}

} // namespace lianxin::wire
