#include "server-stub/operate/operate.h"

#include <istream>
#include <ostream>

namespace lianxin::operate {

int fail(std::ostream& err, const Error& error)
{
    err << sentence(error) << " [" << error.code << "]\n";
    return 1;
}

std::string passwordFrom(std::istream& in)
{
    std::string password;
    std::getline(in, password);
    if (!password.empty() && password.back() == '\r')
        password.pop_back();
    return password;
}

} // namespace lianxin::operate
