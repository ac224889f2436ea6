#include "server-stub/operate/operate.h"

#include <array>
#include <utility>

namespace lianxin::operate {

std::string sentence(const Error& error)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 29> kSentences{{
        {"store_corrupt", "数据库已损坏或不是本程序的文件"},
        {"store_newer", "数据库由更新的版本写成，请升级程序"},
        {"no_city", "数据库里没有城市资料，请指定 --resources 或先运行 demo"},
        {"not_found", "找不到文件"},
        {"io", "读写失败"},
        {"busy", "数据库正被占用"},
        {"disk_full", "磁盘已满"},
        {"exists", "已经存在"},
        {"bad_address", "监听地址不对"},
        {"needs_tls", "本机以外的地址必须配置 --tls-cert 和 --tls-key"},
        {"bad_certificate", "证书或私钥读不了"},
        {"address_in_use", "地址已被占用"},
        {"unknown_role", "没有这个角色"},
        {"weak_password", "密码太简单：至少 8 个字符，不能只用数字或只用字母，不能含工号"},
        {"missing_unit", "承办单位人员必须写明单位"},
        {"too_long", "太长"},
        {"unknown_staff", "没有这个工号"},
        {"wrong_password", "工号或密码不对"},
        {"locked", "连续输错，工号暂时锁定，解锁时间"},
        {"bad_model", "模型文件读不了"},
        {"log_gap", "日志有缺号"},
        {"connection", "连不上服务器"},
        {"bad_url", "服务器地址不对"},
        {"bad_answer", "服务器的回答读不懂"},
        {"bad_policy", "时限或日历有误"},
        {"version_taken", "这个版本号已经用过，规定改了请换一个版本号"},
        {"forbidden", "这个工号没有这项权限"},
        {"missing_reason", "没有写明理由"},
        {"too_large", "太长"},
    }};
    for (const auto& [code, text] : kSentences)
        if (code == error.code)
            return std::string(text) + (error.detail.empty() ? "" : "：" + error.detail);
    return error.code + (error.detail.empty() ? "" : "：" + error.detail);
}

} // namespace lianxin::operate
