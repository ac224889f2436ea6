<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="zh_CN" sourcelanguage="zh_CN">
<context>
    <name>DeskLists</name>
    <message>
        <source>热点</source>
        <translation>热点</translation>
    </message>
    <message>
        <source>上升</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>热点与预警</source>
        <translation>热点与预警</translation>
    </message>
    <message>
        <source>近 63 天同一地点、同一事项；超过 10 件为热点</source>
        <translation>近 63 天同一地点、同一事项；超过 10 件为热点</translation>
    </message>
    <message>
        <source>中心刚启动，正在读取以往的工单</source>
        <translation>中心刚启动，正在读取以往的工单</translation>
    </message>
    <message>
        <source>近期没有多人反映的同一事项。</source>
        <translation>近期没有多人反映的同一事项。</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>共</source>
        <translation>共</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>预警原因</source>
        <translation>预警原因</translation>
    </message>
    <message>
        <source>最近</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>%1 件</source>
        <translation>%1 件</translation>
    </message>
    <message>
        <source>最近 %1 件</source>
        <translation>最近 %1 件</translation>
    </message>
    <message>
        <source>没有可以打开的工单。</source>
        <translation>没有可以打开的工单。</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>地点或结果</source>
        <translation>地点或结果</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>旧版答复的来电人</source>
        <translation>旧版答复的来电人</translation>
    </message>
    <message>
        <source>%1 · 现为第 %2 版 · 共 %3 件</source>
        <translation>%1 · 现为第 %2 版 · 共 %3 件</translation>
    </message>
    <message>
        <source>%1 · 已停用 · 共 %2 件</source>
        <translation>%1 · 已停用 · 共 %2 件</translation>
    </message>
    <message>
        <source>没有人得到过旧版答复。</source>
        <translation>没有人得到过旧版答复。</translation>
    </message>
    <message>
        <source>来电号码</source>
        <translation>来电号码</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>工单</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>摘要</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>答复时间</source>
        <translation>答复时间</translation>
    </message>
    <message>
        <source>第 %1 版</source>
        <translation>第 %1 版</translation>
    </message>
</context>
<context>
    <name>DeskWords</name>
    <message>
        <source>暂时连不上中心。通话和工单不受影响，恢复后自动上传。</source>
        <translation>暂时连不上中心。通话和工单不受影响，恢复后自动上传。</translation>
    </message>
    <message>
        <source>中心没有回应。内容已存在本机，恢复后自动上传。</source>
        <translation>中心没有回应。内容已存在本机，恢复后自动上传。</translation>
    </message>
    <message>
        <source>中心正忙，稍后自动重试。</source>
        <translation>中心正忙，稍后自动重试。</translation>
    </message>
    <message>
        <source>工号或密码不对，请重新输入。</source>
        <translation>工号或密码不对，请重新输入。</translation>
    </message>
    <message>
        <source>多次输错密码，账号已暂时锁定，请 15 分钟后再试或联系管理员。</source>
        <translation>多次输错密码，账号已暂时锁定，请 15 分钟后再试或联系管理员。</translation>
    </message>
    <message>
        <source>本机软件版本与中心不一致，请联系管理员升级。</source>
        <translation>本机软件版本与中心不一致，请联系管理员升级。</translation>
    </message>
    <message>
        <source>中心的回复无法识别，已记录，将自动重试。</source>
        <translation>中心的回复无法识别，已记录，将自动重试。</translation>
    </message>
    <message>
        <source>数据格式有误，未被接受。</source>
        <translation>数据格式有误，未被接受。</translation>
    </message>
    <message>
        <source>内容太长，中心未接收。请缩短摘要后重试。</source>
        <translation>内容太长，中心未接收。请缩短摘要后重试。</translation>
    </message>
    <message>
        <source>当前岗位没有这项权限。</source>
        <translation>当前岗位没有这项权限。</translation>
    </message>
    <message>
        <source>这通来电已经结束或转走了。</source>
        <translation>这通来电已经结束或转走了。</translation>
    </message>
    <message>
        <source>一通来电最多转接一次，请继续为来电人办理。</source>
        <translation>一通来电最多转接一次，请继续为来电人办理。</translation>
    </message>
    <message>
        <source>没有这个班组，请另选。</source>
        <translation>没有这个班组，请另选。</translation>
    </message>
    <message>
        <source>这件工单已经提交过了。</source>
        <translation>这件工单已经提交过了。</translation>
    </message>
    <message>
        <source>不予受理须写明依据的条款。</source>
        <translation>不予受理须写明依据的条款。</translation>
    </message>
    <message>
        <source>工单当前状态不允许这一步。</source>
        <translation>工单当前状态不允许这一步。</translation>
    </message>
    <message>
        <source>磁盘已满，内容暂存在内存中。请联系管理员清理磁盘，切勿关机。</source>
        <translation>磁盘已满，内容暂存在内存中。请联系管理员清理磁盘，切勿关机。</translation>
    </message>
    <message>
        <source>本机存储写入失败，内容暂存在内存中，正在重试。</source>
        <translation>本机存储写入失败，内容暂存在内存中，正在重试。</translation>
    </message>
    <message>
        <source>本机存储无法写入，草稿不能保存。请联系管理员。</source>
        <translation>本机存储无法写入，草稿不能保存。请联系管理员。</translation>
    </message>
    <message>
        <source>本机存储曾损坏，已另存并重建，未提交的内容已找回。</source>
        <translation>本机存储曾损坏，已另存并重建，未提交的内容已找回。</translation>
    </message>
    <message>
        <source>登录已失效，请重新登录。内容已存在本机。</source>
        <translation>登录已失效，请重新登录。内容已存在本机。</translation>
    </message>
    <message>
        <source>还缺必填内容：%1</source>
        <translation>还缺必填内容：%1</translation>
    </message>
    <message>
        <source>未能确定承办单位，工单将转派单员处理。</source>
        <translation>未能确定承办单位，工单将转派单员处理。</translation>
    </message>
    <message>
        <source>找不到情景“%1”。</source>
        <translation>找不到情景“%1”。</translation>
    </message>
    <message>
        <source>找不到通话记录“%1”。</source>
        <translation>找不到通话记录“%1”。</translation>
    </message>
    <message>
        <source>情景文件有误：%1</source>
        <translation>情景文件有误：%1</translation>
    </message>
    <message>
        <source>语音识别中断，正在重连，请手工记录。</source>
        <translation>语音识别中断，正在重连，请手工记录。</translation>
    </message>
    <message>
        <source>中心正在切换主机，稍后自动重试。</source>
        <translation>中心正在切换主机，稍后自动重试。</translation>
    </message>
    <message>
        <source>中心暂时只能查询，内容已存在本机，恢复后自动上传。</source>
        <translation>中心暂时只能查询，内容已存在本机，恢复后自动上传。</translation>
    </message>
    <message>
        <source>中心积压太多，暂不接收新的来电。请报告班长。</source>
        <translation>中心积压太多，暂不接收新的来电。请报告班长。</translation>
    </message>
    <message>
        <source>中心内部出错，内容已存在本机。请联系管理员。</source>
        <translation>中心内部出错，内容已存在本机。请联系管理员。</translation>
    </message>
    <message>
        <source>中心的数据有损坏，请联系管理员。</source>
        <translation>中心的数据有损坏，请联系管理员。</translation>
    </message>
    <message>
        <source>登录的人太多，请稍等几秒再试。</source>
        <translation>登录的人太多，请稍等几秒再试。</translation>
    </message>
    <message>
        <source>查询条件有误：%1</source>
        <translation>查询条件有误：%1</translation>
    </message>
    <message>
        <source>中心的数据比本机旧，正在重新取一份。</source>
        <translation>中心的数据比本机旧，正在重新取一份。</translation>
    </message>
    <message>
        <source>一次提交的内容太多，将分批上传。</source>
        <translation>一次提交的内容太多，将分批上传。</translation>
    </message>
    <message>
        <source>这条操作已超过 90 天，中心不再接收。请联系管理员。</source>
        <translation>这条操作已超过 90 天，中心不再接收。请联系管理员。</translation>
    </message>
    <message>
        <source>同一条操作前后内容不一致，中心未接收。请联系管理员。</source>
        <translation>同一条操作前后内容不一致，中心未接收。请联系管理员。</translation>
    </message>
    <message>
        <source>这个坐席已有人登录，请换一个坐席编号。</source>
        <translation>这个坐席已有人登录，请换一个坐席编号。</translation>
    </message>
    <message>
        <source>您已在另一个坐席登录，请先在那边退出。</source>
        <translation>您已在另一个坐席登录，请先在那边退出。</translation>
    </message>
    <message>
        <source>坐席正在通话，暂时不能这样做。</source>
        <translation>坐席正在通话，暂时不能这样做。</translation>
    </message>
    <message>
        <source>坐席已离线，正在重新登录。</source>
        <translation>坐席已离线，正在重新登录。</translation>
    </message>
    <message>
        <source>这不是您的坐席。</source>
        <translation>这不是您的坐席。</translation>
    </message>
    <message>
        <source>这通来电在别的坐席上。</source>
        <translation>这通来电在别的坐席上。</translation>
    </message>
    <message>
        <source>当前没有接通的来电。</source>
        <translation>当前没有接通的来电。</translation>
    </message>
    <message>
        <source>来电没有在保持状态。</source>
        <translation>来电没有在保持状态。</translation>
    </message>
    <message>
        <source>当前不在话后处理。</source>
        <translation>当前不在话后处理。</translation>
    </message>
    <message>
        <source>这通来电已经登记过了。</source>
        <translation>这通来电已经登记过了。</translation>
    </message>
    <message>
        <source>技能太多，坐席未能登录。请联系管理员。</source>
        <translation>技能太多，坐席未能登录。请联系管理员。</translation>
    </message>
    <message>
        <source>坐席不能切换到这个状态。</source>
        <translation>坐席不能切换到这个状态。</translation>
    </message>
    <message>
        <source>这件工单不在您的办理范围内。</source>
        <translation>这件工单不在您的办理范围内。</translation>
    </message>
    <message>
        <source>找不到这件工单。</source>
        <translation>找不到这件工单。</translation>
    </message>
    <message>
        <source>找不到这个承办单位：%1</source>
        <translation>找不到这个承办单位：%1</translation>
    </message>
    <message>
        <source>找不到这个诉求分类：%1</source>
        <translation>找不到这个诉求分类：%1</translation>
    </message>
    <message>
        <source>找不到这个诉求类型：%1</source>
        <translation>找不到这个诉求类型：%1</translation>
    </message>
    <message>
        <source>这一项刚被别人改过，请看过新内容再改。</source>
        <translation>这一项刚被别人改过，请看过新内容再改。</translation>
    </message>
    <message>
        <source>通话记录未能上传，已留在本机。请联系管理员。</source>
        <translation>通话记录未能上传，已留在本机。请联系管理员。</translation>
    </message>
    <message>
        <source>这通来电的记录文件找不到了，请联系管理员。</source>
        <translation>这通来电的记录文件找不到了，请联系管理员。</translation>
    </message>
    <message>
        <source>这通来电的记录文件已损坏，请联系管理员。</source>
        <translation>这通来电的记录文件已损坏，请联系管理员。</translation>
    </message>
    <message>
        <source>时长写法有误：%1</source>
        <translation>时长写法有误：%1</translation>
    </message>
    <message>
        <source>满意度只能是满意、一般或不满意。</source>
        <translation>满意度只能是满意、一般或不满意。</translation>
    </message>
    <message>
        <source>来电人已选择回拨，请等系统回拨。</source>
        <translation>来电人已选择回拨，请等系统回拨。</translation>
    </message>
    <message>
        <source>这通来电已不在排队。</source>
        <translation>这通来电已不在排队。</translation>
    </message>
    <message>
        <source>没有号码，不能这样做。</source>
        <translation>没有号码，不能这样做。</translation>
    </message>
    <message>
        <source>请写明理由。</source>
        <translation>请写明理由。</translation>
    </message>
    <message>
        <source>请写明裁定意见。</source>
        <translation>请写明裁定意见。</translation>
    </message>
    <message>
        <source>时限或日历文件有误：%1</source>
        <translation>时限或日历文件有误：%1</translation>
    </message>
    <message>
        <source>时限规定改了内容，请给它一个新的版本号。</source>
        <translation>时限规定改了内容，请给它一个新的版本号。</translation>
    </message>
    <message>
        <source>没有这类多彩工单，请另选。</source>
        <translation>没有这类多彩工单，请另选。</translation>
    </message>
    <message>
        <source>这类工单由专班派发，您不在其中。</source>
        <translation>这类工单由专班派发，您不在其中。</translation>
    </message>
    <message>
        <source>本单位已经签收过了。</source>
        <translation>本单位已经签收过了。</translation>
    </message>
    <message>
        <source>请先签收，再填写办理结果。</source>
        <translation>请先签收，再填写办理结果。</translation>
    </message>
    <message>
        <source>请写明未能联系上的情况。</source>
        <translation>请写明未能联系上的情况。</translation>
    </message>
    <message>
        <source>请写明办理结果。</source>
        <translation>请写明办理结果。</translation>
    </message>
    <message>
        <source>请写明评价。</source>
        <translation>请写明评价。</translation>
    </message>
    <message>
        <source>限制期限须晚于现在，且不能过长。</source>
        <translation>限制期限须晚于现在，且不能过长。</translation>
    </message>
    <message>
        <source>受限号码太多，请先解除一些。</source>
        <translation>受限号码太多，请先解除一些。</translation>
    </message>
    <message>
        <source>这个号码没有受限。</source>
        <translation>这个号码没有受限。</translation>
    </message>
    <message>
        <source>不能与自己并单。</source>
        <translation>不能与自己并单。</translation>
    </message>
    <message>
        <source>那一件已经办结或已并入别的工单，不能并入。</source>
        <translation>那一件已经办结或已并入别的工单，不能并入。</translation>
    </message>
    <message>
        <source>已有工单并入这一件，不能再把它并出去。</source>
        <translation>已有工单并入这一件，不能再把它并出去。</translation>
    </message>
    <message>
        <source>中心没有训练好的模型，按字词判断。</source>
        <translation>中心没有训练好的模型，按字词判断。</translation>
    </message>
    <message>
        <source>中心给的模型读不了（%1），按字词判断，请告诉管理员。</source>
        <translation>中心给的模型读不了（%1），按字词判断，请告诉管理员。</translation>
    </message>
    <message>
        <source>线上已有第三方（%1），请先请其退出。</source>
        <translation>线上已有第三方（%1），请先请其退出。</translation>
    </message>
    <message>
        <source>线上没有第三方。</source>
        <translation>线上没有第三方。</translation>
    </message>
    <message>
        <source>中心失联，不能接通三方，请用话机直接拨 %1。</source>
        <translation>中心失联，不能接通三方，请用话机直接拨 %1。</translation>
    </message>
    <message>
        <source>这个号码拨不了：%1</source>
        <translation>这个号码拨不了：%1</translation>
    </message>
    <message>
        <source>本坐席只能查看工单，不能填写。</source>
        <translation>本坐席只能查看工单，不能填写。</translation>
    </message>
    <message>
        <source>这个热点已经没有近期工单了。</source>
        <translation>这个热点已经没有近期工单了。</translation>
    </message>
    <message>
        <source>培训沙箱里没有这份清单。</source>
        <translation>培训沙箱里没有这份清单。</translation>
    </message>
    <message>
        <source>热点：%1，近期已有 %2 件（Alt H 查看）</source>
        <translation>热点：%1，近期已有 %2 件（Alt H 查看）</translation>
    </message>
    <message>
        <source>热点预警：%1，%2（Alt H 查看）</source>
        <translation>热点预警：%1，%2（Alt H 查看）</translation>
    </message>
    <message>
        <source>您的工号不能登录这个班组（%1），请联系管理员。</source>
        <translation>您的工号不能登录这个班组（%1），请联系管理员。</translation>
    </message>
    <message>
        <source>您的工号没有登记这项技能（%1），请联系管理员。</source>
        <translation>您的工号没有登记这项技能（%1），请联系管理员。</translation>
    </message>
    <message>
        <source>依据的条款须从列出的条款中选一条。</source>
        <translation>依据的条款须从列出的条款中选一条。</translation>
    </message>
    <message>
        <source>密码太简单：至少 8 位，不能只用数字或只用字母，不能含工号。</source>
        <translation>密码太简单：至少 8 位，不能只用数字或只用字母，不能含工号。</translation>
    </message>
    <message>
        <source>保密工单只能并入同一专班的保密工单，其他工单不能并入保密工单。</source>
        <translation>保密工单只能并入同一专班的保密工单，其他工单不能并入保密工单。</translation>
    </message>
    <message>
        <source>这是本通电话刚记下的工单，不必重办。</source>
        <translation>这是本通电话刚记下的工单，不必重办。</translation>
    </message>
    <message>
        <source>本机有一条待上传的操作读不出来，已跳过。请核对最近的工单，并告诉管理员。</source>
        <translation>本机有一条待上传的操作读不出来，已跳过。请核对最近的工单，并告诉管理员。</translation>
    </message>
    <message>
        <source>“%1”太长，请缩短到 5000 字以内再提交。</source>
        <translation>“%1”太长，请缩短到 5000 字以内再提交。</translation>
    </message>
    <message>
        <source>坐席 %1 的程序已经开着，请回到打开的窗口。</source>
        <translation>坐席 %1 的程序已经开着，请回到打开的窗口。</translation>
    </message>
    <message>
        <source>工号 %1 在这台坐席上还有没办完的内容，接下来会记在您的名下，请先核对。</source>
        <translation>工号 %1 在这台坐席上还有没办完的内容，接下来会记在您的名下，请先核对。</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>中心地址，默认 http://127.0.0.1:8765</source>
        <translation>中心地址，默认 http://127.0.0.1:8765</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>密码；不给则弹窗询问。也可用环境变量 LIANXIN_PASSWORD</source>
        <translation>密码；不给则弹窗询问。也可用环境变量 LIANXIN_PASSWORD</translation>
    </message>
    <message>
        <source>坐席编号，默认 B-17</source>
        <translation>坐席编号，默认 B-17</translation>
    </message>
    <message>
        <source>岗位，默认 call_taker</source>
        <translation>岗位，默认 call_taker</translation>
    </message>
    <message>
        <source>培训沙箱：不连中心，按情景练习</source>
        <translation>培训沙箱：不连中心，按情景练习</translation>
    </message>
    <message>
        <source>回放一通来电（工单号、会话号或通话记录文件）</source>
        <translation>回放一通来电（工单号、会话号或通话记录文件）</translation>
    </message>
    <message>
        <source>回放从第几毫秒开始</source>
        <translation>回放从第几毫秒开始</translation>
    </message>
    <message>
        <source>用几块屏幕，1 或 2，默认 2</source>
        <translation>用几块屏幕，1 或 2，默认 2</translation>
    </message>
    <message>
        <source>城市资料目录，默认用内置的牧野市</source>
        <translation>城市资料目录，默认用内置的牧野市</translation>
    </message>
    <message>
        <source>本机存储目录</source>
        <translation>本机存储目录</translation>
    </message>
    <message>
        <source>栅格底图（MBTiles 文件）</source>
        <translation>栅格底图（MBTiles 文件）</translation>
    </message>
    <message>
        <source>语音识别服务（FunASR 实时协议）；默认用情景脚本</source>
        <translation>语音识别服务（FunASR 实时协议）；默认用情景脚本</translation>
    </message>
    <message>
        <source>情景播放倍速，默认 1</source>
        <translation>情景播放倍速，默认 1</translation>
    </message>
    <message>
        <source>情景不发声</source>
        <translation>情景不发声</translation>
    </message>
    <message>
        <source>自动接听并办理若干通来电后退出</source>
        <translation>自动接听并办理若干通来电后退出</translation>
    </message>
    <message>
        <source>把两屏画面存到目录</source>
        <translation>把两屏画面存到目录</translation>
    </message>
    <message>
        <source>把办理结果写成 JSON</source>
        <translation>把办理结果写成 JSON</translation>
    </message>
    <message>
        <source>表单可以输入时在标准输出报告</source>
        <translation>表单可以输入时在标准输出报告</translation>
    </message>
    <message>
        <source>多少毫秒后退出</source>
        <translation>多少毫秒后退出</translation>
    </message>
    <message>
        <source>连心：12345 热线双屏坐席</source>
        <translation>连心：12345 热线双屏坐席</translation>
    </message>
    <message>
        <source>参数有误：</source>
        <translation>参数有误：</translation>
    </message>
    <message>
        <source>参数有误：数值或地址不在允许范围内。</source>
        <translation>参数有误：数值或地址不在允许范围内。</translation>
    </message>
    <message>
        <source>没有图形界面：请在桌面上运行，或用 ./run.sh 建一块虚拟显示。
</source>
        <translation>没有图形界面：请在桌面上运行，或用 ./run.sh 建一块虚拟显示。
</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>编号</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>lianxin::Seat</name>
    <message>
        <source>学员</source>
        <translation>学员</translation>
    </message>
    <message>
        <source>连心</source>
        <translation>连心</translation>
    </message>
</context>
<context>
    <name>lianxin::autopilot::Autopilot</name>
    <message>
        <source>提示：%1</source>
        <translation>提示：%1</translation>
    </message>
    <message>
        <source>来电 %1，此前工单 %2 件</source>
        <translation>来电 %1，此前工单 %2 件</translation>
    </message>
    <message>
        <source>接着上次未完的通话，草稿仍在</source>
        <translation>接着上次未完的通话，草稿仍在</translation>
    </message>
    <message>
        <source>话务员：</source>
        <translation>话务员：</translation>
    </message>
    <message>
        <source>来电人：</source>
        <translation>来电人：</translation>
    </message>
    <message>
        <source>表单 %1/%2 项已填；承办单位：%3</source>
        <translation>表单 %1/%2 项已填；承办单位：%3</translation>
    </message>
    <message>
        <source>（转派单员）</source>
        <translation>（转派单员）</translation>
    </message>
    <message>
        <source>受理，工单号 %1</source>
        <translation>受理，工单号 %1</translation>
    </message>
    <message>
        <source>工单 %1：%2 %3</source>
        <translation>工单 %1：%2 %3</translation>
    </message>
    <message>
        <source>无法写入 %1：%2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>接入三方通话：%1</source>
        <translation>接入三方通话：%1</translation>
    </message>
    <message>
        <source>另记一单</source>
        <translation>另记一单</translation>
    </message>
</context>
<context>
    <name>lianxin::sources::LiveSource</name>
    <message>
        <source>应急模式</source>
        <translation>应急模式</translation>
    </message>
    <message>
        <source>居家坐席</source>
        <translation>居家坐席</translation>
    </message>
    <message>
        <source>示忙</source>
        <translation>示忙</translation>
    </message>
    <message>
        <source>中心未收下这件工单：%1</source>
        <translation>中心未收下这件工单：%1</translation>
    </message>
    <message>
        <source>中心未收下“%1”：%2（办完手上的电话后改）</source>
        <translation>中心未收下“%1”：%2（办完手上的电话后改）</translation>
    </message>
    <message>
        <source>改单时不能另起一件：这通电话已经结束。</source>
        <translation>改单时不能另起一件：这通电话已经结束。</translation>
    </message>
    <message>
        <source>中心还没有收下这件工单。再按一次“完成”就不再提交。</source>
        <translation>中心还没有收下这件工单。再按一次“完成”就不再提交。</translation>
    </message>
    <message>
        <source>先接电话：没写完的工单放在一边，挂机以后接着写。</source>
        <translation>先接电话：没写完的工单放在一边，挂机以后接着写。</translation>
    </message>
    <message>
        <source>这通电话的工单还没写完：接着写，不用写就按“完成”。</source>
        <translation>这通电话的工单还没写完：接着写，不用写就按“完成”。</translation>
    </message>
    <message>
        <source>%1已在线上。工单接着写，F12 移交；挂机时自动移交。</source>
        <translation>%1已在线上。工单接着写，F12 移交；挂机时自动移交。</translation>
    </message>
    <message>
        <source>工单已提交，位置和承办单位由派单员更改；填写的内容仍会补充到工单。</source>
        <translation>工单已提交，位置和承办单位由派单员更改；填写的内容仍会补充到工单。</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::AnswerList</name>
    <message>
        <source>第 %1 版</source>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>听到与政策有关的话，合适的答复会出现在这里。</source>
        <translation>听到与政策有关的话，合适的答复会出现在这里。</translation>
    </message>
    <message>
        <source>采用口径</source>
        <translation>采用口径</translation>
    </message>
    <message>
        <source>✓ 已采用</source>
        <translation>✓ 已采用</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CallBar</name>
    <message>
        <source>通话</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>接听</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>保持</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>挂断</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>通话时长</source>
        <translation>通话时长</translation>
    </message>
    <message>
        <source>静音中</source>
        <translation>静音中</translation>
    </message>
    <message>
        <source>等待来电</source>
        <translation>等待来电</translation>
    </message>
    <message>
        <source>号码未显示</source>
        <translation>号码未显示</translation>
    </message>
    <message>
        <source>电话到来时，这里显示号码与历史工单。</source>
        <translation>电话到来时，这里显示号码与历史工单。</translation>
    </message>
    <message>
        <source>情绪 %1</source>
        <translation>情绪 %1</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>取消静音</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>火警</source>
        <translation>火警</translation>
    </message>
    <message>
        <source>急救</source>
        <translation>急救</translation>
    </message>
    <message>
        <source>转到您这里：%1</source>
        <translation>转到您这里：%1</translation>
    </message>
    <message>
        <source>转接</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>三方</source>
        <translation>三方</translation>
    </message>
    <message>
        <source>三方 · %1</source>
        <translation>三方 · %1</translation>
    </message>
    <message>
        <source>请离第三方</source>
        <translation>请离第三方</translation>
    </message>
    <message>
        <source>小休</source>
        <translation>小休</translation>
    </message>
    <message>
        <source>暂不接听 · %1</source>
        <translation>暂不接听 · %1</translation>
    </message>
    <message>
        <source>来电转给其他坐席。按 F11 恢复接听。</source>
        <translation>来电转给其他坐席。按 F11 恢复接听。</translation>
    </message>
    <message>
        <source>恢复接听</source>
        <translation>恢复接听</translation>
    </message>
    <message>
        <source>用餐</source>
        <translation>用餐</translation>
    </message>
    <message>
        <source>培训</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>回放</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>%1 · 剩 %2 秒</source>
        <translation>%1 · 剩 %2 秒</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CallerPanel</name>
    <message>
        <source>来电人</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>没有历史工单。</source>
        <translation>没有历史工单。</translation>
    </message>
    <message>
        <source>情绪与诉求变化</source>
        <translation>情绪与诉求变化</translation>
    </message>
    <message>
        <source>受理提示</source>
        <translation>受理提示</translation>
    </message>
    <message>
        <source>重办历史工单</source>
        <translation>重办历史工单</translation>
    </message>
    <message>
        <source>姓名未知</source>
        <translation>姓名未知</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CardList</name>
    <message>
        <source>很可能同一事</source>
        <translation>很可能同一事</translation>
    </message>
    <message>
        <source>引用答复</source>
        <translation>引用答复</translation>
    </message>
    <message>
        <source>重办这一件</source>
        <translation>重办这一件</translation>
    </message>
    <message>
        <source>并单（各自保留编号与回访）</source>
        <translation>并单（各自保留编号与回访）</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>✓ 已引用</source>
        <translation>✓ 已引用</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CoachingStrip</name>
    <message>
        <source>通话要点</source>
        <translation>通话要点</translation>
    </message>
    <message>
        <source>语速 &lt;b&gt;%1&lt;/b&gt; 字/分</source>
        <translation>语速 &lt;b&gt;%1&lt;/b&gt; 字/分</translation>
    </message>
    <message>
        <source>语速 —</source>
        <translation>语速 —</translation>
    </message>
    <message>
        <source>偏快，慢一点更容易听清</source>
        <translation>偏快，慢一点更容易听清</translation>
    </message>
    <message>
        <source>偏慢</source>
        <translation>偏慢</translation>
    </message>
    <message>
        <source>合适</source>
        <translation>合适</translation>
    </message>
    <message>
        <source>抢话 &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>抢话 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>静默 &lt;b&gt;%1 秒&lt;/b&gt;</source>
        <translation>静默 &lt;b&gt;%1 秒&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1：已说</source>
        <translation>%1：已说</translation>
    </message>
    <message>
        <source>%1：还没说</source>
        <translation>%1：还没说</translation>
    </message>
    <message>
        <source>识别中断，正在重连</source>
        <translation>识别中断，正在重连</translation>
    </message>
    <message>
        <source>识别收到无法读懂的数据，已跳过</source>
        <translation>识别收到无法读懂的数据，已跳过</translation>
    </message>
    <message>
        <source>识别未启动</source>
        <translation>识别未启动</translation>
    </message>
    <message>
        <source>识别 延迟 %1 秒</source>
        <translation>识别 延迟 %1 秒</translation>
    </message>
    <message>
        <source>识别中</source>
        <translation>识别中</translation>
    </message>
    <message>
        <source>最长静默 &lt;b&gt;%1 秒&lt;/b&gt;</source>
        <translation>最长静默 &lt;b&gt;%1 秒&lt;/b&gt;</translation>
    </message>
    <message>
        <source>识别已结束</source>
        <translation>识别已结束</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CommandPalette</name>
    <message>
        <source>命令</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>想做什么？输入几个字，Enter 执行</source>
        <translation>想做什么？输入几个字，Enter 执行</translation>
    </message>
    <message>
        <source>查找命令</source>
        <translation>查找命令</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::DeadlineTable</name>
    <message>
        <source>为什么？</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>类型和分类确定后，这里列出各步时限。</source>
        <translation>类型和分类确定后，这里列出各步时限。</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>暂定</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>%1的时限为什么是这样</source>
        <translation>%1的时限为什么是这样</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::DestinationPanel</name>
    <message>
        <source>派往与时限</source>
        <translation>派往与时限</translation>
    </message>
    <message>
        <source>分类和地点确定后，这里给出承办单位与依据。</source>
        <translation>分类和地点确定后，这里给出承办单位与依据。</translation>
    </message>
    <message>
        <source>换单位</source>
        <translation>换单位</translation>
    </message>
    <message>
        <source>主办。</source>
        <translation>主办。</translation>
    </message>
    <message>
        <source>协办：%1。</source>
        <translation>协办：%1。</translation>
    </message>
    <message>
        <source>依据：%1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>备选：%1</source>
        <translation>备选：%1</translation>
    </message>
    <message>
        <source>✓ 人工选定</source>
        <translation>✓ 人工选定</translation>
    </message>
    <message>
        <source>%1 可自动派单</source>
        <translation>%1 可自动派单</translation>
    </message>
    <message>
        <source>%1 建议，交派单员确认</source>
        <translation>%1 建议，交派单员确认</translation>
    </message>
    <message>
        <source>该年的节假日安排尚未公布，先按周末推算。</source>
        <translation>该年的节假日安排尚未公布，先按周末推算。</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::FieldRow</name>
    <message>
        <source>%1，必填</source>
        <translation>%1，必填</translation>
    </message>
    <message>
        <source>必填</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>可问：%1</source>
        <translation>可问：%1</translation>
    </message>
    <message>
        <source> · Alt ↓ 换一个</source>
        <translation> · Alt ↓ 换一个</translation>
    </message>
    <message>
        <source>机器推测，把握 %1，回车确认</source>
        <translation>机器推测，把握 %1，回车确认</translation>
    </message>
    <message>
        <source>听 %1 的原话</source>
        <translation>听 %1 的原话</translation>
    </message>
    <message>
        <source>听这段原话</source>
        <translation>听这段原话</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::FormHeader</name>
    <message>
        <source>工单</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>采纳</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>全部采纳</source>
        <translation>全部采纳</translation>
    </message>
    <message>
        <source>工单 · %1</source>
        <translation>工单 · %1</translation>
    </message>
    <message>
        <source>模板：%1</source>
        <translation>模板：%1</translation>
    </message>
    <message>
        <source>完整度 %1/%2</source>
        <translation>完整度 %1/%2</translation>
    </message>
    <message>
        <source>草稿已存 %1</source>
        <translation>草稿已存 %1</translation>
    </message>
    <message>
        <source>并入 %1</source>
        <translation>并入 %1</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>不标记</source>
        <translation>不标记</translation>
    </message>
    <message>
        <source>简表 · %1</source>
        <translation>简表 · %1</translation>
    </message>
    <message>
        <source>本通第 %1 件，其后另有一件</source>
        <translation>本通第 %1 件，其后另有一件</translation>
    </message>
    <message>
        <source>本通第 %1 件</source>
        <translation>本通第 %1 件</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::GuideKeys</name>
    <message>
        <source>「%1」</source>
        <translation>「%1」</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::GuideView</name>
    <message>
        <source>展开</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>填入分类</source>
        <translation>填入分类</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>步骤 · 第 %1 步</source>
        <translation>步骤 · 第 %1 步</translation>
    </message>
    <message>
        <source>✓ 分类已填</source>
        <translation>✓ 分类已填</translation>
    </message>
    <message>
        <source>分步答询 %1</source>
        <translation>分步答询 %1</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::HintList</name>
    <message>
        <source>紧急</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>留意</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>未发现不予受理情形。</source>
        <translation>未发现不予受理情形。</translation>
    </message>
    <message>
        <source>请说：“%1”</source>
        <translation>请说：“%1”</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::KeyCap</name>
    <message>
        <source>按键 %1</source>
        <translation>按键 %1</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::KnowledgePanel</name>
    <message>
        <source>知识推荐</source>
        <translation>知识推荐</translation>
    </message>
    <message>
        <source>按刚才的话更新</source>
        <translation>按刚才的话更新</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>相似工单</source>
        <translation>相似工单</translation>
    </message>
    <message>
        <source>附近的同类问题</source>
        <translation>附近的同类问题</translation>
    </message>
    <message>
        <source>附近没有相似的工单。</source>
        <translation>附近没有相似的工单。</translation>
    </message>
    <message>
        <source>采用第 %1 条</source>
        <translation>采用第 %1 条</translation>
    </message>
    <message>
        <source>搜索知识</source>
        <translation>搜索知识</translation>
    </message>
    <message>
        <source>搜索知识，Esc 回到随话推荐</source>
        <translation>搜索知识，Esc 回到随话推荐</translation>
    </message>
    <message>
        <source>搜索结果</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>分步答询</source>
        <translation>分步答询</translation>
    </message>
    <message>
        <source>旧版答复的来电人</source>
        <translation>旧版答复的来电人</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::MapPanel</name>
    <message>
        <source>区县边界</source>
        <translation>区县边界</translation>
    </message>
    <message>
        <source>道路</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>地图</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>地图正在准备……</source>
        <translation>地图正在准备……</translation>
    </message>
    <message>
        <source>到地图</source>
        <translation>到地图</translation>
    </message>
    <message>
        <source>地图数据缺失或无法读取：%1。
地点、管辖与派单照常可用。</source>
        <translation>地图数据缺失或无法读取：%1。
地点、管辖与派单照常可用。</translation>
    </message>
    <message>
        <source>地图页面没有载入。地点、管辖与派单照常可用。</source>
        <translation>地图页面没有载入。地点、管辖与派单照常可用。</translation>
    </message>
    <message>
        <source>地图已停止，正在重新打开……</source>
        <translation>地图已停止，正在重新打开……</translation>
    </message>
    <message>
        <source>地图无法显示。地点、管辖与派单照常可用。</source>
        <translation>地图无法显示。地点、管辖与派单照常可用。</translation>
    </message>
    <message>
        <source> · 管辖待定</source>
        <translation> · 管辖待定</translation>
    </message>
    <message>
        <source> · 位置已确认</source>
        <translation> · 位置已确认</translation>
    </message>
    <message>
        <source> · 位置为推测</source>
        <translation> · 位置为推测</translation>
    </message>
    <message>
        <source>等待地点</source>
        <translation>等待地点</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::MoodCurve</name>
    <message>
        <source>情绪变化：%1</source>
        <translation>情绪变化：%1</translation>
    </message>
    <message>
        <source>还没有听出情绪。</source>
        <translation>还没有听出情绪。</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::NearbyPanel</name>
    <message>
        <source>附近与重复</source>
        <translation>附近与重复</translation>
    </message>
    <message>
        <source>附近近期没有同类工单。</source>
        <translation>附近近期没有同类工单。</translation>
    </message>
    <message>
        <source>并单</source>
        <translation>并单</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>%1 件</source>
        <translation>%1 件</translation>
    </message>
    <message>
        <source>热点与预警</source>
        <translation>热点与预警</translation>
    </message>
    <message>
        <source>看这些工单</source>
        <translation>看这些工单</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::QueuePanel</name>
    <message>
        <source>队列里没有工单。</source>
        <translation>队列里没有工单。</translation>
    </message>
    <message>
        <source>%1 件</source>
        <translation>%1 件</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::Scrubber</name>
    <message>
        <source>时间轴</source>
        <translation>时间轴</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::StatusBar</name>
    <message>
        <source>状态</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>■ 机器推测，未确认</source>
        <translation>■ 机器推测，未确认</translation>
    </message>
    <message>
        <source>□ 人工或已确认</source>
        <translation>□ 人工或已确认</translation>
    </message>
    <message>
        <source>F1 全部按键　Ctrl P 命令</source>
        <translation>F1 全部按键　Ctrl P 命令</translation>
    </message>
    <message>
        <source>F6 在两屏间切换焦点</source>
        <translation>F6 在两屏间切换焦点</translation>
    </message>
    <message>
        <source>中心在线</source>
        <translation>中心在线</translation>
    </message>
    <message>
        <source>中心失联，通话照常，工单先存本机</source>
        <translation>中心失联，通话照常，工单先存本机</translation>
    </message>
    <message>
        <source>已同步至 #%1</source>
        <translation>已同步至 #%1</translation>
    </message>
    <message>
        <source>%1 条待发</source>
        <translation>%1 条待发</translation>
    </message>
    <message>
        <source>坐席 %1 %2</source>
        <translation>坐席 %1 %2</translation>
    </message>
    <message>
        <source>今日 %1 通 · 平均 %2:%3</source>
        <translation>今日 %1 通 · 平均 %2:%3</translation>
    </message>
    <message>
        <source>排队 %1 · 最长 %2 秒</source>
        <translation>排队 %1 · 最长 %2 秒</translation>
    </message>
    <message>
        <source>草稿已存 %1</source>
        <translation>草稿已存 %1</translation>
    </message>
    <message>
        <source>培训沙箱，不连中心</source>
        <translation>培训沙箱，不连中心</translation>
    </message>
    <message>
        <source>排队 %1</source>
        <translation>排队 %1</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TableSheet</name>
    <message>
        <source>打开</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TicketForm</name>
    <message>
        <source>工单</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>直接答复</source>
        <translation>直接答复</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>提交并派单</source>
        <translation>提交并派单</translation>
    </message>
    <message>
        <source>已提交</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>还缺：%1</source>
        <translation>还缺：%1</translation>
    </message>
    <message>
        <source>%1 项推测待确认，提交时一并记录为推测</source>
        <translation>%1 项推测待确认，提交时一并记录为推测</translation>
    </message>
    <message>
        <source>另有一件</source>
        <translation>另有一件</translation>
    </message>
    <message>
        <source>另记一单</source>
        <translation>另记一单</translation>
    </message>
    <message>
        <source>并非两件</source>
        <translation>并非两件</translation>
    </message>
    <message>
        <source>重新提交</source>
        <translation>重新提交</translation>
    </message>
    <message>
        <source>中心未收下</source>
        <translation>中心未收下</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TicketSheet</name>
    <message>
        <source>那一件</source>
        <translation>那一件</translation>
    </message>
    <message>
        <source>正在填写</source>
        <translation>正在填写</translation>
    </message>
    <message>
        <source>≠ %1</source>
        <translation>≠ %1</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TimelineBar</name>
    <message>
        <source>播放</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>回放</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>%1 倍速</source>
        <translation>%1 倍速</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>后退 5 秒</source>
        <translation>后退 5 秒</translation>
    </message>
    <message>
        <source>前进 5 秒</source>
        <translation>前进 5 秒</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>回到开头</source>
        <translation>回到开头</translation>
    </message>
    <message>
        <source>到结尾</source>
        <translation>到结尾</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TranscriptDelegate</name>
    <message>
        <source>更正这句话</source>
        <translation>更正这句话</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TranscriptPanel</name>
    <message>
        <source>通话记录</source>
        <translation>通话记录</translation>
    </message>
    <message>
        <source>接通以后，双方说的话会逐句写在这里。</source>
        <translation>接通以后，双方说的话会逐句写在这里。</translation>
    </message>
    <message>
        <source>实时转写 · 两路</source>
        <translation>实时转写 · 两路</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>在通话中查找</source>
        <translation>在通话中查找</translation>
    </message>
    <message>
        <source>更正一句话</source>
        <translation>更正一句话</translation>
    </message>
    <message>
        <source>查找说过的话，Enter 下一处，Esc 关闭</source>
        <translation>查找说过的话，Enter 下一处，Esc 关闭</translation>
    </message>
    <message>
        <source>%1 处</source>
        <translation>%1 处</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::UnitChooser</name>
    <message>
        <source>换承办单位</source>
        <translation>换承办单位</translation>
    </message>
    <message>
        <source>输入单位名称的一部分，Enter 选定</source>
        <translation>输入单位名称的一部分，Enter 选定</translation>
    </message>
    <message>
        <source>查找单位</source>
        <translation>查找单位</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>现定</source>
        <translation>现定</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>协办</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>备选</source>
        <translation>备选</translation>
    </message>
    <message>
        <source>依据：%1</source>
        <translation>依据：%1</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::ConversationWindow</name>
    <message>
        <source>连心 · 通话</source>
        <translation>连心 · 通话</translation>
    </message>
    <message>
        <source>连心 · 通话回放</source>
        <translation>连心 · 通话回放</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::DeskWindows</name>
    <message>
        <source>另一屏</source>
        <translation>另一屏</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>工单 %1</source>
        <translation>工单 %1</translation>
    </message>
    <message>
        <source>启动应急模式</source>
        <translation>启动应急模式</translation>
    </message>
    <message>
        <source>结束应急模式</source>
        <translation>结束应急模式</translation>
    </message>
    <message>
        <source>应急模式</source>
        <translation>应急模式</translation>
    </message>
    <message>
        <source>应急模式：%1</source>
        <translation>应急模式：%1</translation>
    </message>
    <message>
        <source>全部坐席恢复完整表单和平时的排队提示。说明（可不填）：</source>
        <translation>全部坐席恢复完整表单和平时的排队提示。说明（可不填）：</translation>
    </message>
    <message>
        <source>全部坐席改用简表，居家志愿者开始接听，排队的人会听到应急提示。原因（坐席会看到）：</source>
        <translation>全部坐席改用简表，居家志愿者开始接听，排队的人会听到应急提示。原因（坐席会看到）：</translation>
    </message>
    <message>
        <source>恢复升级督办</source>
        <translation>恢复升级督办</translation>
    </message>
    <message>
        <source>升级督办已暂停</source>
        <translation>升级督办已暂停</translation>
    </message>
    <message>
        <source>中心停机或时钟跳变期间到期的升级督办还没有送出。现在逐件送到上级单位吗？</source>
        <translation>中心停机或时钟跳变期间到期的升级督办还没有送出。现在逐件送到上级单位吗？</translation>
    </message>
    <message>
        <source>还缺：%1。再按一次 F12 照样提交。</source>
        <translation>还缺：%1。再按一次 F12 照样提交。</translation>
    </message>
    <message>
        <source>、</source>
        <translation>、</translation>
    </message>
    <message>
        <source>这是紧急件。再按一次 Alt D 就按直接答复办结，不派单。</source>
        <translation>这是紧急件。再按一次 Alt D 就按直接答复办结，不派单。</translation>
    </message>
    <message>
        <source>还没有选用答复。再按一次 Alt D 就按直接答复办结，不派单。</source>
        <translation>还没有选用答复。再按一次 Alt D 就按直接答复办结，不派单。</translation>
    </message>
    <message>
        <source>这通电话还没有提交工单。再按一次“完成”就不留工单。</source>
        <translation>这通电话还没有提交工单。再按一次“完成”就不留工单。</translation>
    </message>
    <message>
        <source>电话还没结束。再关一次窗口照样退出。</source>
        <translation>电话还没结束。再关一次窗口照样退出。</translation>
    </message>
    <message>
        <source>这通电话的工单还没提交。再关一次窗口照样退出。</source>
        <translation>这通电话的工单还没提交。再关一次窗口照样退出。</translation>
    </message>
    <message>
        <source>还有内容没送到中心。再关一次窗口照样退出。</source>
        <translation>还有内容没送到中心。再关一次窗口照样退出。</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::LoginDialog</name>
    <message>
        <source>连心 · 登录</source>
        <translation>连心 · 登录</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::RefusalDialog</name>
    <message>
        <source>不予受理</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>依据哪一条？（须向来电人说明）</source>
        <translation>依据哪一条？（须向来电人说明）</translation>
    </message>
    <message>
        <source>请说：“%1”</source>
        <translation>请说：“%1”</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::TicketWindow</name>
    <message>
        <source>连心 · 工单</source>
        <translation>连心 · 工单</translation>
    </message>
    <message>
        <source>连心 · 工单回放</source>
        <translation>连心 · 工单回放</translation>
    </message>
</context>
</TS>