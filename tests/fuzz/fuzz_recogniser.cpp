#include "tests/fuzz/fuzzed_text.h"

#include "app/asr/funasr_message.h"

#include <cstdint>

namespace {

using namespace lianxin;

constexpr std::string_view kRunning =
    R"({"mode":"2pass-online","text":"我要 反映 12345 hot line","wav_name":"demo","is_final":false})";
constexpr std::string_view kSentence =
    R"({"mode":"2pass-offline","text":"我 要 反 映","timestamp":"[[300,500],[500,700.5]]","x":[1]})";
constexpr std::string_view kTimed =
    R"({"mode":"offline","text":"谢谢","timestamp":[[300,500],[500,86400001]],"is_final":true})";

bool isWithinADay(const std::optional<int>& ms)
{
    return !ms || (*ms >= 0 && *ms <= 24 * 3600 * 1000);
}

void check(const std::string& text)
{
    const auto message = asr::parseMessage(QByteArray::fromStdString(text));
    if (const auto* delta = std::get_if<asr::Delta>(&message))
        if (asr::withoutHanSpaces(delta->text) != delta->text)
            std::abort();
    if (const auto* sentence = std::get_if<asr::Sentence>(&message))
        if (asr::withoutHanSpaces(sentence->text) != sentence->text ||
            !isWithinADay(sentence->fromMs) || !isWithinADay(sentence->toMs))
            std::abort();
    if (const auto* bad = std::get_if<asr::BadFrame>(&message); bad && bad->reason.isEmpty())
        std::abort();
}

} // namespace

/// Any bytes, and sound frames that they change: a message whose times lie within a day and whose
/// text has no spaces left to remove.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const auto sound : {kRunning, kSentence, kTimed})
        fuzz::give(bytes, sound, check);
    return 0;
}
