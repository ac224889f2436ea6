#pragma once

#include <string>
#include <vector>

namespace lianxin::ticket {

/// On what ground a matter may not be accepted 受理边界 and a unit may send a ticket back 退单, in
/// the words of the record: a city's data. They are stored and told as they stand, whatever
/// language the desk speaks.
struct Clauses {
    std::vector<std::string> refusals;
    std::vector<std::string> returns;
    bool operator==(const Clauses&) const = default;
};

/// Whether a clause is one of a list. A city that lists none takes any that says something.
bool isListed(const std::vector<std::string>& clauses, const std::string& clause);

} // namespace lianxin::ticket
