#include "tests/fuzz/fuzzed_text.h"

#include "server-stub/http/request_reader.h"

#include <cstdint>
#include <sstream>
#include <vector>

namespace {

using namespace lianxin;
using http::RequestReader;

constexpr std::size_t kMaxBody = 100;
constexpr std::string_view kRequests =
    "GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n"
    "POST /v1/commands HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
    "\r\nPOST /v1/commands HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: z\r\n\r\n"
    "PUT / HTTP/1.0\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\nx"
    "GET /v1/streams?since=7 HTTP/1.1\r\nAuthorization: Bearer t\r\n\r\n";

/// Everything that came of the pieces: each request, and where the reader stands.
std::string outcome(const std::vector<std::string_view>& pieces)
{
    RequestReader reader(kMaxBody);
    std::ostringstream told;
    for (const auto piece : pieces) {
        reader.add(piece);
        while (reader.stage() == RequestReader::Stage::Whole) {
            const auto request = reader.take();
            if (request.body.size() > (request.tooLarge ? 0 : kMaxBody))
                std::abort();
            request.head.write(told);
            told << request.body << '|' << request.tooLarge << '\n';
        }
    }
    told << static_cast<int>(reader.stage()) << ' ' << reader.held() << ' ' << reader.bodyLength();
    return told.str();
}

void check(const std::string& text)
{
    const std::string_view all(text);
    const auto whole = outcome({all});
    for (const auto cut : {text.size() / 3, text.size() / 2, text.size() - text.size() / 8})
        if (outcome({all.substr(0, cut), all.substr(cut)}) != whole)
            std::abort();
    std::vector<std::string_view> singly;
    for (std::size_t i = 0; i < text.size(); ++i)
        singly.push_back(all.substr(i, 1));
    if (outcome(singly) != whole)
        std::abort();
}

} // namespace

/// Any bytes, and sound requests that they change: the same requests in whatever pieces they come.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::give({reinterpret_cast<const char*>(data), size}, kRequests, check);
    return 0;
}
