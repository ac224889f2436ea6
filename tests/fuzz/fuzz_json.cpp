#include "fuzzed_text.h"

#include "models/wire/json.h"

#include <nlohmann/json.hpp>

#include <cstdint>

namespace {

using namespace lianxin;

constexpr std::string_view kSound =
    R"({"commands":[{"id":"0193","seen":41,"body":{"姓名":"\u738b\n",
 "deep":[[],{},[0,-1,-0,1.5,1e3,18446744073709551615,-9223372036854775808]],"yes":true,"none":null,
 "pair":"\ud83d\ude00","twice":1,"twice":"2"}}]})";

/// Two readers, one language: what is taken, and as what.
void check(const std::string& text)
{
    const auto expected = wire::Json::parse(text, nullptr, false);
    const auto value = wire::parseJson(text);
    if (fuzz::isRead(value) == expected.is_discarded() ||
        (value && (value.value() != expected || wire::dump(value.value()) != wire::dump(expected))))
        std::abort();
}

} // namespace

/// Any JSON is read as nlohmann reads it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::give({reinterpret_cast<const char*>(data), size}, kSound, check);
    return 0;
}
