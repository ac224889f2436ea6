#include "server-stub/operate/operate.h"

#include <istream>

namespace lianxin::operate {

std::string passwordFrom(std::istream& in)
{
    std::string password;
    std::getline(in, password);
    if (!password.empty() && password.back() == '\r')
        password.pop_back();
    return password;
}

} // namespace lianxin::operate
