#pragma once

#include <string>
#include <utility>

namespace lianxin {

/// A value about a person (name, number, room, words spoken). Inside the process it is text; in the
/// log it stands in the vault and the chained event carries a salted digest, so that a person can
/// be forgotten and the chain still verifies.
struct Personal {
    std::string value;

    Personal() = default;
    Personal(std::string text) : value(std::move(text)) {}
    Personal(const char* text) : value(text) {}
    bool operator==(const Personal&) const = default;
};

/// `138****6127`: all but the first three and last four characters of a number hidden; shorter ones
/// wholly.
std::string masked(const std::string& number);

} // namespace lianxin
