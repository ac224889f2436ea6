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

/// A text with every number in it masked that tells a person: a mobile number, a fixed line with
/// its area code, an identity number (GB 11643, with or without its check character); also as it is
/// said (幺三八****六幺二七), and with pauses in it (138 **** 6127).
std::string maskedWithin(const std::string& text);

/// What somebody made of a text of which they saw masked() or maskedWithin() alone: the numbers
/// that still stand masked in `edited` as they were in `original`.
std::string unmasked(std::string edited, const std::string& original);

} // namespace lianxin
