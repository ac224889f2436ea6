#include "models/assist/understanding.h"

namespace lianxin::assist {

bool isGiven(const session::CallSession& session, std::string_view field)
{
    const auto it = session.fields.find(std::string{field});
    return it != session.fields.end() && ticket::isConfirmed(it->second.value.origin) &&
           !it->second.value.name.empty();
}

const std::string& givenValue(const session::CallSession& session, std::string_view field)
{
    static const std::string kNone;
    return isGiven(session, field) ? session::valueOf(session, field) : kNone;
}

} // namespace lianxin::assist
