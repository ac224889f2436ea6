#include "models/wire/json.h"
#include "server-stub/http/api.h"
#include "server-stub/operate/operate.h"

#include <ostream>

namespace lianxin::operate {

int version(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    if (!words.empty() && words.front() != "--help") {
        err << "多余的参数：" << words.front() << '\n';
        return 2;
    }
    out << "lianxin-server " << http::kVersion << "，协议 " << wire::kProtocol << '\n';
    return 0;
}

} // namespace lianxin::operate
