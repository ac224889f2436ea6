#include "server-stub/http/request_reader.h"

#include <Poco/Exception.h>
#include <Poco/MemoryStream.h>
#include <Poco/String.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace lianxin::http {

namespace {

constexpr std::size_t kMaxChunkLine = 256;
constexpr std::size_t kMaxTrailer = 4096;
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";

/// Nothing but digits of this base, and not too many.
std::optional<std::size_t> number(std::string_view text, int base)
{
    std::size_t value = 0;
    const auto [end, failure] =
        std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || failure != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Where `mark` stands, or the first place where it may stand when more has come.
std::size_t earliest(std::size_t found, std::size_t size, std::string_view mark)
{
    return std::min(found, size - std::min(size, mark.size() - 1));
}

struct Framing {
    int lengths = 0;
    std::optional<std::size_t> length;
    int encodings = 0;
    bool chunked = false;
};

Framing framingOf(const Poco::Net::HTTPRequest& head)
{
    using Poco::Net::HTTPMessage;
    Framing framing;
    for (const auto& [name, value] : head) {
        if (Poco::icompare(name, HTTPMessage::CONTENT_LENGTH) == 0) {
            ++framing.lengths;
            framing.length = number(value, 10);
        } else if (Poco::icompare(name, HTTPMessage::TRANSFER_ENCODING) == 0) {
            ++framing.encodings;
            framing.chunked = Poco::icompare(value, HTTPMessage::CHUNKED_TRANSFER_ENCODING) == 0;
        }
    }
    return framing;
}

} // namespace

RequestReader::Stage RequestReader::add(std::string_view bytes)
{
    m_bytes.append(bytes);
    readOn();
    return m_stage;
}

Request RequestReader::take()
{
    Request whole = std::exchange(m_request, Request());
    m_chunked = m_waits = false;
    m_length = m_scanned = 0;
    m_chunk = Chunk::Size;
    m_chunkLeft = m_trailer = 0;
    become(whole.tooLarge ? Stage::Malformed : Stage::Empty);
    readOn();
    return whole;
}

void RequestReader::readOn()
{
    if (m_stage == Stage::Empty || m_stage == Stage::Head)
        readHead();
    if (m_stage == Stage::Body)
        m_chunked ? readChunks() : readPlainBody();
}

void RequestReader::readHead()
{
    while (m_bytes.starts_with(kLineEnd)) // RFC 9112, 2.2
        m_bytes.erase(0, kLineEnd.size());
    if (m_bytes.empty()) {
        std::string().swap(m_bytes);
        return become(Stage::Empty);
    }
    become(Stage::Head);
    const auto end = m_bytes.find(kHeadEnd, m_scanned);
    if (earliest(end, m_bytes.size(), kHeadEnd) > kMaxHead)
        return become(Stage::HeadTooLarge);
    if (end == std::string::npos) {
        m_scanned = m_bytes.size() - std::min(m_bytes.size(), kHeadEnd.size() - 1);
        return;
    }
    become(understandHead(end + kHeadEnd.size()) ? Stage::Body : Stage::Malformed);
    m_bytes.erase(0, end + kHeadEnd.size());
}

bool RequestReader::understandHead(std::size_t end)
{
    auto& head = m_request.head;
    try {
        Poco::MemoryInputStream text(m_bytes.data(), static_cast<std::streamsize>(end));
        head.read(text);
    } catch (const Poco::Exception&) {
        return false;
    }
    const auto& version = head.getVersion();
    if (version != Poco::Net::HTTPMessage::HTTP_1_1 && version != Poco::Net::HTTPMessage::HTTP_1_0)
        return false;
    const Framing framing = framingOf(head);
    if (framing.lengths + framing.encodings > 1 || (framing.lengths == 1 && !framing.length) ||
        (framing.encodings == 1 && !framing.chunked))
        return false;
    m_chunked = framing.chunked;
    m_length = framing.length.value_or(0);
    m_waits = Poco::icompare(head.get("Expect", ""), "100-continue") == 0;
    m_request.tooLarge = m_length > m_maxBody;
    return true;
}

void RequestReader::readPlainBody()
{
    if (m_request.tooLarge)
        return become(Stage::Whole);
    if (m_bytes.size() < m_length)
        return;
    m_request.body.assign(m_bytes, 0, m_length);
    m_bytes.erase(0, m_length);
    become(Stage::Whole);
}

void RequestReader::readChunks()
{
    std::size_t at = 0;
    while (m_stage == Stage::Body) {
        if (m_chunk == Chunk::Bytes) {
            const auto some = std::min(m_chunkLeft, m_bytes.size() - at);
            m_request.body.append(m_bytes, at, some);
            at += some;
            m_chunkLeft -= some;
            if (m_chunkLeft > 0)
                break;
            m_chunk = Chunk::End;
        }
        const auto end = m_bytes.find(kLineEnd, at);
        if (earliest(end, m_bytes.size(), kLineEnd) > at + kMaxChunkLine) {
            become(Stage::Malformed);
            break;
        }
        if (end == std::string::npos)
            break;
        const std::string_view line = std::string_view(m_bytes).substr(at, end - at);
        at = end + kLineEnd.size();
        if (m_chunk == Chunk::End && line.empty()) {
            m_chunk = Chunk::Size;
        } else if (m_chunk == Chunk::Trailer) {
            m_trailer += line.size();
            if (line.empty())
                become(Stage::Whole);
            else if (m_trailer > kMaxTrailer)
                become(Stage::Malformed);
        } else if (m_chunk == Chunk::End || !readChunkSize(line)) {
            become(Stage::Malformed);
        }
    }
    m_bytes.erase(0, at);
}

bool RequestReader::readChunkSize(std::string_view line)
{
    const auto size = number(line.substr(0, line.find_first_of("; \t")), 16);
    if (!size)
        return false;
    if (*size > m_maxBody - m_request.body.size()) {
        m_request.tooLarge = true;
        m_request.body.clear();
        become(Stage::Whole);
        return true;
    }
    m_chunk = *size == 0 ? Chunk::Trailer : Chunk::Bytes;
    m_chunkLeft = *size;
    return true;
}

} // namespace lianxin::http
