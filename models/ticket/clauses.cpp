#include "models/ticket/clauses.h"

#include <algorithm>

namespace lianxin::ticket {

bool isListed(const std::vector<std::string>& clauses, const std::string& clause)
{
    return clauses.empty() ? !clause.empty()
                           : std::find(clauses.begin(), clauses.end(), clause) != clauses.end();
}

} // namespace lianxin::ticket
