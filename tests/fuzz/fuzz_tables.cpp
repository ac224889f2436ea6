#include "tests/fuzz/fuzzed_text.h"

#include "models/wire/delimited.h"
#include "models/wire/documents_jsonl.h"
#include "models/wire/gazetteer_csv.h"

#include <cmath>
#include <cstdint>
#include <set>

namespace {

using namespace lianxin;

constexpr std::string_view kGazetteer =
    "\xEF\xBB\xBF"
    "code,parent,name,level,longitude,latitude\r\n"
    "410702000000,410700000000,红旗区,county,113.87,35.30\r\n"
    "410702001000,410702000000,\"西街, \"\"老城\"\"\n街道\",town,113.88,35.31\r\n"
    "410702001001,410702001000,一村,village,,\r\n";
constexpr std::string_view kMessages =
    "id\ttitle\ttext\n1\t路灯\t路灯坏了\n2\t噪声\t\r\n\n3\t水\t停水\n";
constexpr std::string_view kDocuments = "{\"docid\":\"1\",\"text\":\"路灯\"}\n\n"
                                        "{\"docid\":\"2\",\"text\":\"噪声\",\"more\":[1]}\r\n";

/// Lines of RFC 4180, every cell between two `quote`.
std::string written(const wire::Table& table, char separator, const std::string& quote)
{
    std::string text = "\xEF\xBB\xBF";
    const auto add = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i > 0 ? std::string(1, separator) : std::string()) + quote;
            for (const char c : row[i])
                text += quote == std::string(1, c) ? quote + c : std::string(1, c);
            text += quote;
        }
        text += "\r\n";
    };
    add(table.header);
    for (const auto& row : table.rows) {
        if (row.size() != table.header.size())
            std::abort();
        add(row);
    }
    return text;
}

void readCsv(const std::string& text)
{
    fuzz::comesBack(text, wire::parseCsv,
                    [](const wire::Table& table) { return written(table, ',', "\""); });
}

void readTsv(const std::string& text)
{
    fuzz::comesBack(text, wire::parseTsv,
                    [](const wire::Table& table) { return written(table, '\t', ""); });
}

/// What point a place has lies on the earth.
void readGazetteer(const std::string& text)
{
    const auto read = wire::parseGazetteerCsv(text);
    if (!fuzz::isRead(read))
        return;
    for (const auto& place : wire::placesOf(read.value()))
        if (place.point && !(std::abs(place.point->lon) < 181 && std::abs(place.point->lat) < 91))
            std::abort();
}

void readDocuments(const std::string& text)
{
    const auto read = wire::parseDocuments(text);
    if (!fuzz::isRead(read))
        return;
    std::set<std::string> ids;
    for (const auto& document : read.value())
        if (!ids.insert(document.id).second)
            std::abort();
}

} // namespace

/// Any bytes, and sound tables that they change: rows as long as their header, which come back from
/// what is written of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    fuzz::give(bytes, kGazetteer, readCsv);
    fuzz::give(bytes, kMessages, readTsv);
    fuzz::give(bytes, kGazetteer, readGazetteer);
    fuzz::give(bytes, kDocuments, readDocuments);
    return 0;
}
